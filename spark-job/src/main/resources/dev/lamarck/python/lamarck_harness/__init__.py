"""Runs evaluators written in Python: a server that has them imported, and a fork of it for each evaluation."""

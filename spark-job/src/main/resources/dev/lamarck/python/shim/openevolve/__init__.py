"""What evaluators written for OpenEvolve import from it. An installed openevolve comes first."""

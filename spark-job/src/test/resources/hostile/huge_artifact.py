def value():
    return {"combined_score": 1, "long": ["x" * 1000] * 20000}

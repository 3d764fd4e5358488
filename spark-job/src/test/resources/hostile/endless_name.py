def value():
    return {"combined_score": 1, "n" * (60 << 20): 1}

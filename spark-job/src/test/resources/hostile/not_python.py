\x00 this is no program \udcff (

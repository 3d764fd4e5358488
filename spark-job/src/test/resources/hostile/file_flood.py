def value():
    number = 0
    while True:
        number += 1
        with open("file%d" % number, "w") as file:
            file.write("x")

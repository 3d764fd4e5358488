#include <stdio.h>
#define SQUARE(x) ((x) * (x))
#define LIMIT 10 /* most */

typedef struct point { int x; double y; } point;

static const char *names[] = {"a", "b\n", "😀"};

/* greatest common divisor */
static int gcd(int a, int b) {
    while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

int *find(point *p, int n) {
#ifdef DEBUG
    printf("%d\n", n);
#endif
    for (int i = 0; i < n && i < LIMIT; i++) {
        if (p[i].x == 'c') {
            return &p[i].x;
        }
    }
    switch (n) {
    case 1:
        return NULL;
    default:
        return n > 2 ? &p->x : (int *)0;
    }
}

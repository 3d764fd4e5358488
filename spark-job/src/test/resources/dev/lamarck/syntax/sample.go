package main

import "fmt"

// Stack holds numbers.
type Stack struct {
	items []int
}

func (s *Stack) Push(x int) {
	s.items = append(s.items, x)
}

func classify(n int, names map[string]int) (string, error) {
	if n < 0 || n > 100 {
		return "", fmt.Errorf("bad %d 😀", n)
	}
	switch {
	case n == 0:
		return "zero", nil
	case n%2 == 0:
		return "even", nil
	default:
		return `odd`, nil
	}
}

func main() {
	s := &Stack{}
	for i := 0; i < 3; i++ {
		s.Push(i)
	}
	go func() { fmt.Println(len(s.items)) }()
}

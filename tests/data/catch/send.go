// URL, Content-Type, file: sends the bytes and prints the status.
package main

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
)

func main() {
	body, err := os.ReadFile(os.Args[3])
	if err != nil {
		panic(err)
	}
	answer, err := http.Post(os.Args[1], os.Args[2], bytes.NewReader(body))
	if err != nil {
		panic(err)
	}
	fmt.Println(answer.StatusCode)
}

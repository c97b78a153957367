import "time"

// Without UTC() the layout's Z is only a letter after the local time.
func expiration() string {
	return time.Now().Add(30 * time.Minute).UTC().Format("2006-01-02T15:04:05Z")
}

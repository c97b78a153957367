import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/hex"
)

func hmacHex(key, message string) string {
	mac := hmac.New(sha1.New, []byte(key))
	mac.Write([]byte(message))
	return hex.EncodeToString(mac.Sum(nil))
}

// keyTime is "start;end" in Unix seconds; policy is the JSON text before base64.
func sign(secretKey, keyTime, policy string) string {
	signKey := hmacHex(secretKey, keyTime)
	digest := sha1.Sum([]byte(policy))
	stringToSign := hex.EncodeToString(digest[:])
	return hmacHex(signKey, stringToSign)
}

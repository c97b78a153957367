import (
	"crypto/sha1"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
)

// One text: hashed as it is, encoded as it is, never written twice.
func prepare(policyValue any) (policyField, stringToSign string, err error) {
	policy, err := json.Marshal(policyValue)
	if err != nil {
		return "", "", err
	}
	digest := sha1.Sum(policy)
	return base64.StdEncoding.EncodeToString(policy), hex.EncodeToString(digest[:]), nil
}

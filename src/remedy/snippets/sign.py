import hashlib
import hmac

def hmac_hex(key, message):
    return hmac.new(key.encode(), message.encode(), hashlib.sha1).hexdigest()

# key_time is "start;end" in Unix seconds; policy is the JSON text before base64.
def sign(secret_key, key_time, policy):
    sign_key = hmac_hex(secret_key, key_time)
    string_to_sign = hashlib.sha1(policy.encode()).hexdigest()
    return hmac_hex(sign_key, string_to_sign)

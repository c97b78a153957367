import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
        text.append(String.format("%02x", b));
    }
    return text.toString();
}

static String hmac(String key, String message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return hex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
}

// keyTime is "start;end" in Unix seconds; policy is the JSON text before base64.
static String sign(String secretKey, String keyTime, String policy) throws Exception {
    String signKey = hmac(secretKey, keyTime);
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    String stringToSign = hex(sha1.digest(policy.getBytes(StandardCharsets.UTF_8)));
    return hmac(signKey, stringToSign);
}

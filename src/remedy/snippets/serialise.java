import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

// One array of bytes: hashed as it is, encoded as it is, never written twice.
static String[] prepare(String policyJson) throws Exception {
    byte[] policy = policyJson.getBytes(StandardCharsets.UTF_8);
    String policyField = Base64.getEncoder().encodeToString(policy);
    StringBuilder stringToSign = new StringBuilder();
    for (byte b : MessageDigest.getInstance("SHA-1").digest(policy)) {
        stringToSign.append(String.format("%02x", b));
    }
    return new String[] {policyField, stringToSign.toString()};
}

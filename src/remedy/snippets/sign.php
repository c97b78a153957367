// $keyTime is "start;end" in Unix seconds; $policy is the JSON text before base64.
function sign($secretKey, $keyTime, $policy) {
    $signKey = hash_hmac('sha1', $keyTime, $secretKey);
    $stringToSign = sha1($policy);
    return hash_hmac('sha1', $stringToSign, $signKey);
}

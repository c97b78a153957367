//! Under which words somebody finds a message who heard it, half of it, or its name: English, Japanese in kanji,
//! reading and katakana as spoken, Chinese. One table; how words are compared stands in `typed`.

/// Words for a choice, apart by `|`; a word may hold blanks. They count wherever they stand in what was typed.
#[rustfmt::skip]
pub(super) const HEARD: &[(&str, &str)] = &[
    ("AccessDenied_q-ak",
     "qak|q ak|ak|q|secretid|secret id|access key id|キューエーケー|キュー エーケー|キューエイケイ|キューエーケイ|クエーケー|シークレットアイディー\
      |シークレット ID|アクセスキー|アクセス キー|鍵|密钥 id|密钥id|密钥"),
    ("AccessDenied_Expiration",
     "expired|expire|expiration|expiry|has been expired|time now|clock|late|エクスパイア|エクスパイアード|エクスパイアド|エキスパイア\
      |エクスピレーション|エキスピレーション|ハズビーンエクスパイアード|期限|期限切れ|有効期限|失効|時刻|時計|きげん|きげんぎれ|しっこう\
      |过期|已过期|失效|有效期|过期时间|時間切れ"),
    ("SignatureDoesNotMatch_POSTSignature",
     "signature|sign|q-signature|signature does not match|signature doesn't match|signature error|wrong signature|シグネチャー|シグニチャー|シグナチャー\
      |シグネチャ|シグネイチャー|シグナチュア|サイン|署名|署名エラー|署名不一致|しょめい|签名|签名错误|签名不匹配|签名无效|簽名"),
    ("InvalidPolicyDocument_JSONFormat",
     "json|conditions|invalid policy document|invalid policy|policy format|policy|must provide|provide condition|マストプロバイド\
      |マスト プロバイド|プロバイド コンディション|プロバイドコンディション|ジェイソン|ポリシー|ポリシー形式|ポリシーの形式|条件がない|形式が違う|策略|策略格式|格式错误|没有条件"),
    ("AccessDenied_BucketNotConsistent",
     "bucket|appid|app id|condition key bucket|バケット|バケツ|コンディション キー バケット|コンディションキーバケット|アップアイディー|ばけっと\
      |存储桶|桶|桶名|桶不一致|存储桶名|儲存桶"),
    ("AccessDenied_Condition",
     "key|condition key key|content-type|content type|acl|starts-with|prefix|object key|file name|コンディション キー キー|コンディションキーキー\
      |コンテンツタイプ|コンテンツ タイプ|コンテントタイプ|コンテントディスポジション|オブジェクトキー|キー|ファイル名|プレフィックス|条件|じょうけん|前缀|对象键|文件类型|文件名|条件不匹配|条件"),
    ("MalformedPOSTRequest_POSTBody",
     "boundary|body|multipart|form-data|well-formed|well formed|malformed|malformed post request|post request|ボディー|ボディ|バウンダリー|マルチパート\
      |マルチパートフォームデータ|マルフォームド|マルフォーム|ウェルフォームド|フォームデータ|本文|请求体|表单|表单格式|边界|消息体"),
    ("permission",
     "permission|cam|name/cos:postobject|access denied|denied|forbidden|アクセスディナイド|アクセスデナイド|アクセスディナイ|アクセス ディナイド|ディナイド|デナイド\
      |パーミッション|フォービドゥン|権限|権限がない|権限不足|アクセス拒否|アクセスが拒否|アクセス権|拒否|許可|けんげん|きょひ|权限|没有权限|无权限|权限不足|拒绝|拒绝访问|访问被拒绝|禁止访问"),
    ("hidden",
     "network|network error|failed to fetch|load failed|cors|cors error|blocked|blocked by cors policy|preflight|options|xhr|cannot see|not shown\
      |コルス|コース エラー|シーオーアールエス|ネットワーク|ネットワークエラー|フェイルドトゥフェッチ|フェイルド トゥ フェッチ|プリフライト|クロスオリジン|見えない|見えませ|見れない|みえない|見られない|表示されない|何も出ない\
      |なにもでない|出ない|でない|网络|网络错误|网络异常|跨域|跨域错误|看不到|预检|没有显示|不显示"),
];

### 同じコードがほかのタイムゾーンでどうなるか。

zones-title = 同じコードをほかの場所で動かすと（本来の有効期間は { $life_text }）
zones-city-tokyo = 東京
zones-city-shanghai = 上海
zones-city-virginia = バージニア
zones-lives = { $life_text }有効（受け付けられるが長すぎる）
zones-expired = 作成時点で { $life_text }前に期限切れ（拒否される）

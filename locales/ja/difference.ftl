### 期待される値と実際の値の違いの名前。

difference-empty = 一方が空であること
difference-trailing-newline = 末尾の改行
difference-surrounding-space = 前後の空白
difference-inner-space = 途中の空白
difference-nbsp = ノーブレークスペース（U+00A0）などの特殊な空白
difference-invisible = 見えない文字
difference-full-width = 全角と半角の違い（英数字、記号、カナ）
difference-normalisation = Unicode 正規化の違い（濁点などの合成と分解）
difference-look-alike = 形の似た文字（I と l と 1、O と 0 など）
difference-letter-case = 大文字と小文字
difference-one-character = 1 文字だけの違い
difference-swapped-pair = 隣り合う 2 文字の順番
difference-prefix = 期待される値の後の余分な文字
difference-truncated = 末尾の欠け
difference-leading-slash = 先頭のスラッシュ
difference-percent-encoded = 一方だけの URL エンコード
difference-encoding-loss = エンコーディングにない文字の ? への置き換え
difference-wildcard = 文字のまま比べられる *
difference-other = 異なる文字
difference-html-entity = HTML の実体参照で書かれた文字
difference-backslash = / の代わりの \
difference-doubled-slash = 重なった /
difference-mojibake = 別のエンコーディングで読まれた UTF-8（文字化け）
difference-quoted = 値を囲む引用符
difference-unicode-escape = 文字の代わりの \u エスケープ
difference-base64 = 一方だけの base64 エンコード

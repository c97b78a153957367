### 应有的值与实际的值之间的差异名称。

difference-empty = 其中一个为空
difference-trailing-newline = 末尾有换行
difference-surrounding-space = 首尾有空白
difference-inner-space = 中间有空白
difference-nbsp = 特殊空格，例如不换行空格 U+00A0
difference-invisible = 不可见字符
difference-full-width = 全角与半角的差异（字母、数字、符号、片假名）
difference-normalisation = 同样的文字，Unicode 写法不同（合成与分解）
difference-look-alike = 形近字符，例如 I、l 与 1，O 与 0
difference-letter-case = 大小写不同
difference-one-character = 只差一个字符
difference-swapped-pair = 相邻两个字符顺序颠倒
difference-prefix = 应有的值后面还有多余内容
difference-truncated = 末尾缺了一段
difference-leading-slash = 开头多了斜杠
difference-percent-encoded = 其中一个经过 URL 编码
difference-encoding-loss = 问号代替了编码中没有的字符
difference-wildcard = 按普通字符比较的 *
difference-other = 字符不同
difference-html-entity = 字符写成了 HTML 实体
difference-backslash = \ 代替了 /
difference-doubled-slash = / 重复
difference-mojibake = UTF-8 被按其他编码读取而成乱码
difference-quoted = 值的两端带有引号
difference-unicode-escape = 字符写成了 \u 转义
difference-base64 = 其中一个经过 base64 编码

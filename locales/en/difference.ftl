### Names of the difference between the value that is wanted and the one that is there.

difference-empty = one of the two is empty
difference-trailing-newline = a line break at the end
difference-surrounding-space = leading or trailing white space
difference-inner-space = white space inside
difference-nbsp = an unusual space, such as the no-break space U+00A0
difference-invisible = an invisible character
difference-full-width = full-width and half-width forms of the same characters
difference-normalisation = the same letters in a different Unicode form (composed and decomposed)
difference-look-alike = letters that look alike, such as I, l and 1 or O and 0
difference-letter-case = upper and lower case
difference-one-character = a single character
difference-swapped-pair = two neighbouring characters swapped
difference-prefix = extra characters after the expected value
difference-truncated = the value ends too early
difference-leading-slash = a slash at the beginning
difference-percent-encoded = one of the two is percent-encoded
difference-encoding-loss = question marks stand for characters that an encoding lacks
difference-html-entity = characters written as HTML entities
difference-backslash = \ instead of /
difference-doubled-slash = a doubled /
difference-mojibake = UTF-8 that was read in another encoding
difference-wildcard = the star, which is compared like any other character
difference-other = different characters
difference-quoted = quotes around the value
difference-unicode-escape = \u escapes instead of characters
difference-base64 = one of the two is base64

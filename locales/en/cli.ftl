cli-name = postdoc

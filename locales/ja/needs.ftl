# (words follow)

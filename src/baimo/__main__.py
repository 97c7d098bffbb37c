"""`python -m baimo` is `baimo`."""

from baimo.cli import main

main()

"""One file a feed: from the files of its package to rows, without importing the package."""

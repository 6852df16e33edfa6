"""What runs: the pages, what stands around them, and the first start."""

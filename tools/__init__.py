"""What is run beside the product: building, checking, measuring."""

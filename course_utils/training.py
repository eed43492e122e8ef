"""What lesson 7 builds: mini-batches, the update, and parameters on disk."""

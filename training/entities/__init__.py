"""The entity models: data, network, training, export."""

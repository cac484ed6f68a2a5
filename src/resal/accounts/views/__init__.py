"""The pages of people: signing in, one's own account, the people of the network, the network's settings."""

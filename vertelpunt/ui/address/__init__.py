"""What is selected and compared, as the address says it."""

"""What the partnership tells others: figures behind one gate, and the page, PDF and spreadsheet made of them."""

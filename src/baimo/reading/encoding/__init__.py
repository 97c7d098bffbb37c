"""Words by what they mean: an encoder that learnt languages from many texts, and claims from documents with gold."""

"""The pages as files: the application is asked for each, its addresses are turned into relative ones, nothing is served."""

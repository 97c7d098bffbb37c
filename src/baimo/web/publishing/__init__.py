"""The pages as files: each is asked of the application, its addresses are made relative; nothing is served."""

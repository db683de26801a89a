"""What a check found, in each format.

Reports of checked tables go in; text for people, programs and CI comes out. Start reading at
`formats`.
"""

"""Web pages that were saved to grids: nothing is fetched.

A page goes in, its tables come out. `grids` is the door, `elements` says what each element means.
"""

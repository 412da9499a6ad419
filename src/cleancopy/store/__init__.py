"""The data set on disk: generations of Parquet behind one pointer, and a cache of their making.

A run holds :func:`lock.exclusive`, asks :class:`state.State` what is new, has shards written by
:func:`staging.write_staged` (in any process), and ends in one :func:`commit.commit`.
"""

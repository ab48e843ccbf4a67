"""Status: the numbers that the program ends with; 0 is all went well."""

EXIT_ERROR = 1  # nothing could be built or shown
EXIT_USAGE = 2  # the call itself is wrong: an unknown option, a missing file, an id that nothing has
EXIT_SKIPPED = 3  # the dossier was built, but some reports are not in it

#include "CCommit.h"

// `Package.swift` gives it, from BOLIG_COMMIT in the environment of the build.
const char *bolig_commit(void) { return BOLIG_COMMIT; }

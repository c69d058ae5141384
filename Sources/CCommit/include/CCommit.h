/// The commit the programs were built from, shortened; `unknown` where the build was not told.
const char *bolig_commit(void);

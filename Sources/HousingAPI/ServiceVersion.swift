import CCommit

/// The version of the service, of both programs alike: as `--version` says it, `bolig status`, the description and every
/// package of statistics.
package let serviceVersion = "0.2.0"

/// The commit both programs were built from, seven digits of it; `unknown` where the build was not told.
package let serviceCommit = String(cString: bolig_commit())

/// The version of the service, of both programs alike: as `--version` says it, `bolig status`, the description and every
/// package of statistics.
package let serviceVersion = "0.1.0"

/// A year of VIVE's homelessness count. Its key is the year.
package struct CensusRow: Hashable, Sendable {
    package var year: Int
    /// Homeless persons counted.
    package var count: Int
    package var source: String

    package init(year: Int, count: Int, source: String) {
        self.year = year
        self.count = count
        self.source = source
    }
}

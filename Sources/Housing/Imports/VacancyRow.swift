/// How many dwellings of a department became vacant in a month, as its association tells it. Its key is the department
/// and the month.
package struct VacancyRow: Hashable, Sendable {
    /// LBF number.
    package var association: String
    package var department: String
    /// The first day of the month (periode).
    package var month: Day
    /// Ledige: dwellings that became vacant.
    package var vacant: Int

    package init(association: String, department: String, month: Day, vacant: Int) {
        self.association = association
        self.department = department
        self.month = month
        self.vacant = vacant
    }
}

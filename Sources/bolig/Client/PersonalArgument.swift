import Housing

extension Client {
    /// Refuses what would put a citizen's number into an address, which ends in logs, before anything is sent: whatever the
    /// command, a name in the path or a value in the query. Where a list goes on was made by the service.
    static func refuseNumbers(_ parts: [String], _ query: [(name: String, value: String)]) throws {
        let values = parts + query.filter { $0.name != "cursor" }.map(\.value)
        guard values.contains(where: hasCPRNumber) else { return }
        throw Failure.wrongUse(
            "personal_argument",
            Words(da: "Et CPR-nummer bruges ikke her.", en: "A CPR number is not used here."),
            hint: Words(
                da: "Skriv indstillingens nummer (R-310) eller sagssystemets, eller søg med bolig find.",
                en: "Give the number of the referral (R-310) or the case system's, or look with bolig find."))
    }
}

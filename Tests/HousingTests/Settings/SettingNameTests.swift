import Housing
import Testing

@Suite struct SettingNameTests {
    @Test("a ranking is keys, each once, in their directions")
    func ranking() {
        #expect(Ranking("  -priority   -waited_days referral ")?.description == "-priority -waited_days referral")
        #expect(Ranking("-priority -waited_days referral") == .shipped)
        #expect(Ranking("-persons")?.terms.map(\.key) == [.persons])
        for bad in ["", " ", "-", "--priority", "priority priority", "-priority priority", "rent", "priority,referral"]
        {
            #expect(Ranking(bad) == nil, "\(bad)")
        }
    }

    @Test("days are whole and within reason")
    func days() throws {
        #expect(try SettingName.offerAnswerDays.value(from: "07") == "7")
        #expect(try SettingName.retentionFiles.value(from: "3650") == "3650")
        for (name, bad) in [
            (SettingName.offerAnswerDays, "0"), (.offerAnswerDays, "366"), (.offerAnswerDays, "7.5"),
            (.offerAnswerDays, ""),
            (.retentionFiles, "-1"), (.retentionFiles, "99999999999999999999"), (.ranking, "7"),
        ] {
            let problem = #expect(throws: Problem.self) { try name.value(from: bad) }
            #expect(problem?.code == "bad_value" && problem?.kind == .wrongUse)
        }
    }
}

package main

const reportFormat = "bangvang-recount-1"

type report struct {
	Format         string       `json:"format"`
	Agrees         bool         `json:"agrees"`
	Session        string       `json:"session"`
	Council        string       `json:"council"`
	Campaign       string       `json:"campaign"`
	Members        int          `json:"members"`
	BoardRoot      string       `json:"boardRoot"`
	SigningKeyHash string       `json:"signingKeyHash"`
	Faults         []string     `json:"faults"`
	Items          []itemReport `json:"items"`
}

type itemReport struct {
	ID      string   `json:"id"`
	Ord     int      `json:"ord"`
	Nominee string   `json:"nominee"`
	Award   string   `json:"award"`
	Rule    rule     `json:"rule"`
	State   string   `json:"state"`
	Roll    int      `json:"roll"`
	Ballots int      `json:"ballots"`
	Paper   *paper   `json:"paper"`
	Counted *tally   `json:"counted"`
	Needed  *int     `json:"needed"`
	Carried *bool    `json:"carried"`
	Faults  []string `json:"faults"`
}

// found lists the faults that are there, in the order they are asked for.
type found struct{ faults []string }

func (f *found) when(wrong bool, fault string) {
	if wrong {
		f.faults = append(f.faults, fault)
	}
}

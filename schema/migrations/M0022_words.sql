-- One word an idea: a number the law or the municipality sets is a parameter; a figure is the value of a statistic.

alter view parameter_now rename column figure to parameter;
alter view parameter_set_now rename column figures to parameters;
alter function figure_on rename to parameter_on;
alter table subsidy_terms_version rename column amount_figure to amount_parameter;
alter table subsidy_terms_version rename column tenant_payment_figure to tenant_payment_parameter;
alter table subsidy_terms_version rename column rent_from_figure to rent_from_parameter;
alter table subsidy_terms_version rename column rent_to_figure to rent_to_parameter;

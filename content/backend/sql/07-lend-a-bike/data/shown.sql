insert into customer (id, name) values (1, 'Ada'), (2, 'Bilal'), (3, 'Chen');
insert into loan_bike (id, name) values (1, 'the yellow one'), (2, 'the old Dutch one');

select distinct c.name as owner, c.town, b.make from bike b join customer c on c.id = b.customer_id where b.kind = 'road';

select c.name as owner, c.town, b.make from customer c, bike b where b.kind = 'road';

-- Show owner, town and make of every road bike that has an owner.
select make
from bike
where kind = 'road';
